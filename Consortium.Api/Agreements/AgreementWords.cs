namespace Consortium.Api.Agreements;

/// <summary>The words of agreements for the members, in <c>AgreementWords.resx</c> (English) and <c>AgreementWords.fr.resx</c>.</summary>
internal sealed class AgreementWords;
