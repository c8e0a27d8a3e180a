namespace Consortium.Api.Pages;

/// <summary>
/// The guides, one per role, with a chapter for each page of its menu: <c>Role.Page.1.Title</c> and <c>Role.Page.1.Text</c>, in
/// <c>GuideWords.resx</c> (English) and <c>GuideWords.fr.resx</c>; a page is named by its word in <see cref="Navigation"/>.
/// </summary>
internal sealed class GuideWords;
