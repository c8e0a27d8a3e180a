namespace Consortium.Api.Deliveries;

/// <summary>The words of decisions as a company receives them, in <c>ConnectionWords.resx</c> (English) and <c>ConnectionWords.fr.resx</c>.</summary>
internal sealed class ConnectionWords;
