namespace Consortium.Domain.PersonalData;

/// <summary>
/// A company says that it forgot a person whose name it was told (L-41). Saying it again records nothing; a company that was
/// told nothing learns nothing.
/// </summary>
/// <param name="Company">The company; known from sign-in.</param>
public sealed record AcknowledgeErasure(CompanyId Company)
{
    public Outcome<ErasureEvent> Decide(Erasure erasure, DateTimeOffset at)
    {
        if (erasure is not Erasure.Carried carried || !carried.Told.Contains(Company))
            return Erasure.NotFound;

        return carried.Outstanding.Contains(Company)
            ? new ErasureEvent.Acknowledged(carried.Person, Company, at)
            : Outcome.AlreadyDone<ErasureEvent>();
    }
}
