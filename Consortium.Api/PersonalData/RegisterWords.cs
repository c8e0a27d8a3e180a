namespace Consortium.Api.PersonalData;

/// <summary>The words of the page on what became of personal data, in <c>RegisterWords.resx</c> (English) and <c>RegisterWords.fr.resx</c>.</summary>
internal sealed class RegisterWords;
