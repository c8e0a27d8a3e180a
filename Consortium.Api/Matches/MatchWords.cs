namespace Consortium.Api.Matches;

/// <summary>The words of the queue's pages, in <c>MatchWords.resx</c> (English) and <c>MatchWords.fr.resx</c>.</summary>
internal sealed class MatchWords;
