namespace Consortium.Domain;

/// <summary>
/// Free text that somebody wrote: a reason, a rationale, a note. The words are kept outside the events, sealed, for a named
/// circle of readers; an event carries this alone, which proves later which words were meant (L-41).
/// </summary>
/// <param name="Id">The text.</param>
/// <param name="Digest">A keyed digest of the words, in lower-case hexadecimal: without the key it tells nothing of them.</param>
public sealed record KeptText(TextId Id, string Digest);
