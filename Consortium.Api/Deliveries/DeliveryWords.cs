namespace Consortium.Api.Deliveries;

/// <summary>The words of the pages about deliveries, in <c>DeliveryWords.resx</c> (English) and <c>DeliveryWords.fr.resx</c>.</summary>
internal sealed class DeliveryWords;
