namespace Consortium.Api.Matches;

/// <summary>The words of what a company is asked, in <c>ConsentWords.resx</c> (English) and <c>ConsentWords.fr.resx</c>.</summary>
internal sealed class ConsentWords;
