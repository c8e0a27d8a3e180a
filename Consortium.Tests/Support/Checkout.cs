namespace Consortium.Tests.Support;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>The source files of a project, or of all four.</summary>
    public static IEnumerable<string> Sources(string project = "") =>
        Directory.EnumerateDirectories(Root, $"Consortium.{project}*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static string Up(string folder) => File.Exists(Path.Combine(folder, "Consortium.sln"))
        ? folder
        : Up(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of a checkout: no Consortium.sln above them."));
}
