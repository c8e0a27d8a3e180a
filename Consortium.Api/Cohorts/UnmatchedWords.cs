namespace Consortium.Api.Cohorts;

/// <summary>The words of the page about people without a match, in <c>UnmatchedWords.resx</c> (English) and <c>UnmatchedWords.fr.resx</c>.</summary>
internal sealed class UnmatchedWords;
