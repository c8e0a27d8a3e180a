using Consortium.Api.Pages;
using Consortium.Domain.Agreements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Consortium.Api.Agreements;

/// <summary>What a version of the agreement changes, side by side, or one below the other where there is no room; what stays is folded away.</summary>
internal sealed class ChangesModel : ServicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Agreement { get; set; }

    /// <summary>The version before; the one in force when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? With { get; set; }

    public CompareAgreementsEndpoint.Response Compared { get; private set; } = new(Guid.Empty, null, [], []);

    /// <summary>What it may be compared with, the newest first.</summary>
    public IReadOnlyList<AgreementListed> Others { get; private set; } = [];

    /// <summary>Both texts, the reader's first.</summary>
    public IReadOnlyList<(string Language, IReadOnlyList<ComparedParagraph> Paragraphs)> Texts =>
        IsFrench ? [("fr", Compared.French), ("en", Compared.English)] : [("en", Compared.English), ("fr", Compared.French)];

    /// <summary>How many paragraphs of the reader's text came, went, or changed within.</summary>
    public int Count(Change? change) => Texts[0].Paragraphs.Count(paragraph => paragraph.Change == change);

    public static string Named(AgreementListed version, IStringLocalizer<AgreementWords> word) => version.From is { } from
        ? word["VersionFrom", Shown.Day(from)]
        : word["VersionDrafted", Shown.Moment(version.DraftedAt)];

    /// <summary>The paragraphs in runs that stayed as they were and runs that did not.</summary>
    public static IEnumerable<IReadOnlyList<ComparedParagraph>> Parts(IReadOnlyList<ComparedParagraph> paragraphs)
    {
        for (var from = 0; from < paragraphs.Count;)
        {
            var isKept = paragraphs[from].Change is Change.Kept;
            List<ComparedParagraph> part = [.. paragraphs.Skip(from).TakeWhile(paragraph => paragraph.Change is Change.Kept == isKept)];
            yield return part;
            from += part.Count;
        }
    }

    protected override async Task Load(CancellationToken ct)
    {
        Compared = await Api.Get<CompareAgreementsEndpoint.Response>("CompareAgreements", new { agreement = Agreement, with = With }, ct);
        Others =
        [
            .. (await Api.All<AgreementListed>("ListAgreements", null, ct)).Where(version => version.Id != Agreement)
                .OrderByDescending(version => version.From ?? DateOnly.MaxValue).ThenByDescending(version => version.DraftedAt),
        ];
    }
}
