namespace Consortium.Api.Companies;

/// <summary>The words of the pages of companies, in <c>AdmissionWords.resx</c> (English) and <c>AdmissionWords.fr.resx</c>.</summary>
internal sealed class AdmissionWords;
