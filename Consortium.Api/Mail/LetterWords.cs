namespace Consortium.Api.Mail;

/// <summary>The words of the page about letters, in <c>LetterWords.resx</c> (English) and <c>LetterWords.fr.resx</c>.</summary>
internal sealed class LetterWords;
