namespace Consortium.Api.Http;

/// <summary>A parameter of the address is not what it should be; the problem names it and says what to write instead.</summary>
internal sealed class BadParameterException(string parameter, string french, string english)
    : BadHttpRequestException("A parameter of the address does not have the expected form.")
{
    public static BadParameterException Limit => new(
        "limit", $"limit : un nombre entier de 1 à {PageRequest.MostPerPage} est attendu.", $"limit: a whole number from 1 to {PageRequest.MostPerPage} is expected.");

    public static BadParameterException After => new(
        "after", "after : le curseur d'une page précédente est attendu.", "after: the cursor of an earlier page is expected.");

    public static BadParameterException Sector => new(
        "sector", "sector : le début d'un code SCIAN, de 1 à 6 chiffres, est attendu.", "sector: the beginning of a NAICS code, 1 to 6 digits, is expected.");

    public static BadParameterException OneOf(string parameter, IEnumerable<string> words)
    {
        var choices = string.Join(", ", words);
        return new(parameter, $"{parameter} : l'une des valeurs {choices} est attendue.", $"{parameter}: one of {choices} is expected.");
    }

    public static BadParameterException NotWhole(string parameter) => new(
        parameter,
        $"{parameter} : ce texte contient un caractère qui n'en est pas un, comme NUL ; retirez-le.",
        $"{parameter}: this text holds a character that is none, as NUL; remove it.");

    /// <summary>No filter of a list may reach the database with a character that it cannot compare.</summary>
    public static ValueTask<object?> RequireWholeTexts(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Query.FirstOrDefault(given => given.Value.Any(value => value is not null && !WholeText.Is(value))) is { Key: { } broken }
            ? throw NotWhole(broken)
            : next(context);

    public Problem Problem => TransportProblems.BadParameter with
    {
        French = french,
        English = english,
        Values = new Dictionary<string, string> { ["parameter"] = parameter },
    };
}
