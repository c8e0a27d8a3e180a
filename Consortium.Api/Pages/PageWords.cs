namespace Consortium.Api.Pages;

/// <summary>The words that every page shares, in <c>PageWords.resx</c> (English) and <c>PageWords.fr.resx</c>.</summary>
internal sealed class PageWords;
