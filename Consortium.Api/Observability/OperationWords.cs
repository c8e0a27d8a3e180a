namespace Consortium.Api.Observability;

/// <summary>The words of the operator's page, in <c>OperationWords.resx</c> (English) and <c>OperationWords.fr.resx</c>.</summary>
internal sealed class OperationWords;
