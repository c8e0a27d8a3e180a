namespace Consortium.Api.Reports;

/// <summary>The words of the page on a cohort's results, in <c>ResultWords.resx</c> (English) and <c>ResultWords.fr.resx</c>.</summary>
internal sealed class ResultWords;
