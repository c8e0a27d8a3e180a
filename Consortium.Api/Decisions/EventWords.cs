namespace Consortium.Api.Decisions;

/// <summary>What an event of a decision's chain says, by its stored name, in <c>EventWords.resx</c> (English) and <c>EventWords.fr.resx</c>.</summary>
internal sealed class EventWords;
