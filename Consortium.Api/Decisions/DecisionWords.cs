namespace Consortium.Api.Decisions;

/// <summary>The words of the pages on the committee's decisions, in <c>DecisionWords.resx</c> (English) and <c>DecisionWords.fr.resx</c>.</summary>
internal sealed class DecisionWords;
