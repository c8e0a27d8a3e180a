namespace Consortium.Api.Pages;

/// <summary>The guides, one per role: <c>Role.1.Title</c> and <c>Role.1.Text</c>, in <c>GuideWords.resx</c> (English) and <c>GuideWords.fr.resx</c>.</summary>
internal sealed class GuideWords;
