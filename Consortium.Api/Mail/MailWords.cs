using System.Globalization;
using System.Resources;

namespace Consortium.Api.Mail;

/// <summary>The words of letters, in <c>MailWords.resx</c> (English) and <c>MailWords.fr.resx</c>, by the receiver's language.</summary>
internal sealed class MailWords(string language)
{
    private static readonly ResourceManager Book = new(typeof(MailWords));

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language is "fr" ? "fr-CA" : "en-CA");

    public string this[string key, params object[] values] => string.Format(
        Culture, Book.GetString(key, Culture) ?? throw new InvalidOperationException($"The book of letters does not hold {key}."), values);

    /// <summary>A moment by the clock of the service's place.</summary>
    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.Local)
        .ToString(Culture.TwoLetterISOLanguageName is "fr" ? "d MMMM yyyy, H 'h' mm" : "d MMMM yyyy, HH:mm", Culture);
}
