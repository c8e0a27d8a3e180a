namespace Consortium.Api.Security.Accounts;

/// <summary>The words of accounts and providers, in <c>AccountWords.resx</c> (English) and <c>AccountWords.fr.resx</c>.</summary>
internal sealed class AccountWords;
