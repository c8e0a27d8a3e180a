using Consortium.Domain;

namespace Consortium.Api.Security.SignIn;

/// <summary>As whom a visitor of the demonstration may come in with one click; nobody outside of one.</summary>
internal sealed class DemonstrationVisitors(HostSettings settings)
{
    private IReadOnlyList<Visitor> _all = [];

    public IReadOnlyList<Visitor> All => _all;

    /// <exception cref="InvalidOperationException">This is no demonstration: people come in by proving who they are.</exception>
    public void Welcome(IReadOnlyList<Visitor> visitors) =>
        _all = settings.Demonstration ? visitors : throw new InvalidOperationException("Only a demonstration welcomes whoever comes.");
}

/// <param name="Id">The principal.</param>
/// <param name="Role">The role.</param>
/// <param name="CompanyId">The company, for the roles that belong to one.</param>
/// <param name="Company">Its name.</param>
/// <param name="Part">What sets them apart from others of their role; null when nothing does.</param>
internal sealed record Visitor(Guid Id, Role Role, CompanyId? CompanyId, string? Company, string? Part = null);
