namespace Consortium.Api.Security.SignIn;

/// <summary>The words of the way in, in <c>SignInWords.resx</c> (English) and <c>SignInWords.fr.resx</c>.</summary>
internal sealed class SignInWords;
