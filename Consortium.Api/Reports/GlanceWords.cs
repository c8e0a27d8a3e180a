namespace Consortium.Api.Reports;

/// <summary>The words of the page that shows a cohort at a glance, in <c>GlanceWords.resx</c> (English) and <c>GlanceWords.fr.resx</c>.</summary>
internal sealed class GlanceWords;
