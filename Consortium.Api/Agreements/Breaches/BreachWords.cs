namespace Consortium.Api.Agreements.Breaches;

/// <summary>The words of the pages on breach reports, in <c>BreachWords.resx</c> (English) and <c>BreachWords.fr.resx</c>.</summary>
internal sealed class BreachWords;
