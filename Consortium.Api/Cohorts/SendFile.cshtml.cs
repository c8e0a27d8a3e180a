using Consortium.Api.Pages;
using Consortium.Api.Spreadsheets;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Cohorts;

/// <summary>
/// Sends a file of people and says what became of each row. Refused rows are shown with what is wrong beside the cell, to be
/// corrected here and sent again by themselves.
/// </summary>
[RequestFormLimits(ValueCountLimit = MostCells)]
internal sealed class SendFileModel : ServicePage
{
    private const int MostCells = 200_000;

    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    /// <summary>A file whose rows are read after the answer.</summary>
    [BindProperty(SupportsGet = true, Name = "file")]
    public Guid? Reading { get; set; }

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    /// <summary>What the headers of the company's own spreadsheets mean.</summary>
    public IReadOnlyDictionary<string, string> OwnWords { get; private set; } = new Dictionary<string, string>();

    /// <summary>The file as it was just sent; null when none was.</summary>
    public SentRows? Sent { get; private set; }

    public RegisterParticipantsFileEndpoint.Report? Report { get; private set; }

    /// <summary>What sending the file would do; null when nobody asked.</summary>
    public PreviewParticipantsFileEndpoint.Preview? Preview { get; private set; }

    /// <summary>The file that was looked at, carried along by the page: nothing of it is kept here before it is sent.</summary>
    [BindProperty]
    public string? LookedAt { get; set; }

    /// <summary>How far a long file is.</summary>
    public GetParticipantFileEndpoint.Progress? Progress { get; private set; }

    /// <summary>Rows that were not taken, in the order of the file.</summary>
    public IReadOnlyList<RowReport> Refused { get; private set; } = [];

    /// <summary>Rows that were taken or passed over, with a remark.</summary>
    public IReadOnlyList<RowReport> Remarked => [.. Report?.Rows.Where(row => row.Status is not RowStatus.Refused && row.Problems.Count > 0) ?? []];

    public async Task<IActionResult> OnPostSend(IFormFile? upload, CancellationToken ct) => await Send(await BytesOf(upload, ct), ct);

    /// <summary>Says of each row what sending would do.</summary>
    public async Task<IActionResult> OnPostPreview(IFormFile? upload, CancellationToken ct) => await LookAt(await BytesOf(upload, ct), ct);

    /// <summary>Keeps what the headers are to mean from now on, and looks at the same file again.</summary>
    public async Task<IActionResult> OnPostMeaning(CancellationToken ct)
    {
        await Load(ct);
        var none = new Dictionary<string, string>();
        var words = OwnWords.ToDictionary();
        foreach (var (header, column) in Request.Form["Headers"].Zip(Request.Form["Columns"]).DistinctBy(pair => pair.First))
        {
            if (string.IsNullOrEmpty(header))
                continue;

            words.Remove(PlainWords.Of(header));
            if (!string.IsNullOrEmpty(column) && ParticipantColumns.ColumnOf(header, none) != column)
                words[header] = column;
        }

        var answer = await Api.Send("SetColumnWords", new { company = Caller.Company!.Value.Value }, new { words }, Key, null, ct);
        return answer.Problem is { } trouble ? await Again(trouble, ct) : await LookAt(Carried(), ct);
    }

    /// <summary>Sends the file that was looked at.</summary>
    public Task<IActionResult> OnPostLookedAt(CancellationToken ct) => Send(Carried(), ct);

    /// <summary>The refused rows as they were corrected here.</summary>
    public async Task<IActionResult> OnPostCorrected(CancellationToken ct)
    {
        var form = Request.Form;
        var (headers, cells) = (form["Headers"], form["Cells"]);
        var rows = headers.Count == 0 ? [] : cells.Chunk(headers.Count);
        return await Send(SentRows.File([headers.Select(header => header ?? ""), .. rows.Select(row => row.Select(cell => cell ?? ""))]), ct);
    }

    /// <summary>Says what the company's own headers mean.</summary>
    public Task<IActionResult> OnPostWords(CancellationToken ct)
    {
        var words = Request.Form["Headers"].Zip(Request.Form["Columns"])
            .Where(pair => !string.IsNullOrEmpty(pair.First) && !string.IsNullOrEmpty(pair.Second))
            .DistinctBy(pair => pair.First).ToDictionary(pair => pair.First!, pair => pair.Second!);
        return Act("SetColumnWords", new { company = Caller.Company!.Value.Value }, new { words }, "words-saved", ct);
    }

    protected override async Task Load(CancellationToken ct)
    {
        Cohorts = await Editions.Of(Api, ct);
        Cohort ??= Cohorts is [var newest, ..] ? newest.Id : null;
        OwnWords = (await Api.Get<ColumnWordsEndpoints.Body>("GetColumnWords", new { company = Caller.Company!.Value.Value }, ct)).Words;
        if (Reading is not { } file)
            return;

        Progress = await Api.Get<GetParticipantFileEndpoint.Progress>("GetParticipantFile", new { file }, ct);
        Cohort = Progress.Cohort;
        Refused = (await Api.Get<GetParticipantFileEndpoint.Report>("ListParticipantFileRows", new { file, status = "refused" }, ct)).Items;
    }

    private async Task<IActionResult> LookAt(byte[] bytes, CancellationToken ct)
    {
        Reading = null;
        await Load(ct);
        Sent = SentRows.Of(bytes, OwnWords);
        var answer = await Api.Send("PreviewParticipantsFile", new { cohort = Cohort }, new FileSent("text/csv", bytes), $"{Key}/look", version: null, ct);
        if (answer.Problem is { } trouble)
            return await Again(trouble, ct);

        LookedAt = Convert.ToBase64String(bytes);
        Preview = answer.Read<PreviewParticipantsFileEndpoint.Preview>();
        return Page();
    }

    private static async Task<byte[]> BytesOf(IFormFile? upload, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        if (upload is not null)
            await upload.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private byte[] Carried()
    {
        var bytes = new byte[(LookedAt?.Length ?? 0) * 3 / 4 + 3];
        return Convert.TryFromBase64String(LookedAt ?? "", bytes, out var length) ? bytes[..length] : [];
    }

    private async Task<IActionResult> Send(byte[] bytes, CancellationToken ct)
    {
        Reading = null;
        await Load(ct);
        Sent = SentRows.Of(bytes, OwnWords);
        var answer = await Api.Send("RegisterParticipantsFile", new { cohort = Cohort }, new FileSent("text/csv", bytes), Key, version: null, ct);
        if (answer.Problem is { } trouble)
            return await Again(trouble, ct);
        if (answer.Location is { } elsewhere)
            return LocalRedirect($"/people/file?file={elsewhere.Split('/')[^1]}");

        Report = answer.Read<RegisterParticipantsFileEndpoint.Report>();
        Refused = [.. Report.Rows.Where(row => row.Status is RowStatus.Refused)];
        return Page();
    }
}
