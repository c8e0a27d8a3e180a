namespace Consortium.Api.MatchingRuns;

/// <summary>The words of the pages about runs, in <c>RunWords.resx</c> (English) and <c>RunWords.fr.resx</c>.</summary>
internal sealed class RunWords;
