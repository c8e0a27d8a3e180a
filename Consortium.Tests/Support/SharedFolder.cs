using Consortium.Domain;

namespace Consortium.Tests.Support;

/// <summary>The folder of an operator that holds a folder per company; it goes with the test.</summary>
internal sealed class SharedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consortium-");

    public string Path => _folder.FullName;

    /// <summary>The operator makes a company's folder.</summary>
    public string Make(Guid company) => _folder.CreateSubdirectory(company.ToString()).FullName;

    public string Make(CompanyId company) => Make(company.Value);

    public void Dispose() => _folder.Delete(recursive: true);
}
