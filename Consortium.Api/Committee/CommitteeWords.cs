namespace Consortium.Api.Committee;

/// <summary>The words of the committee's pages, in <c>CommitteeWords.resx</c> (English) and <c>CommitteeWords.fr.resx</c>.</summary>
internal sealed class CommitteeWords;
