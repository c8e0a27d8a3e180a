using Consortium.Domain;

namespace Consortium.Api.Adapters;

/// <summary>What an operator may tune, under <c>Adapters</c> in the configuration.</summary>
internal sealed record AdapterSettings
{
    /// <summary>Who speaks: the <c>source</c> of every envelope. With the id it makes a notice unique, so it never changes.</summary>
    public string Source { get; init; } = "urn:consortium";

    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The folder that holds a folder per company, named by its id, for those that take their notices as files; null when none may.
    /// The operator makes each company's and lets the service and that company alone into it.
    /// </summary>
    public string? Folder { get; init; }

    public static readonly Refusal NoFolders = new(
        "receiver.folder-not-offered", "A-107",
        "Le service de ce consortium ne livre pas par fichiers : donnez une adresse https ou une file.",
        "The operator of this consortium does not deliver by files: give an https address or a queue.");

    public static readonly Refusal NoMail = new(
        "receiver.mail-not-offered", "A-107",
        "Le service de ce consortium n'envoie pas de courriel : donnez une adresse https, une file ou un dossier.",
        "The operator of this consortium sends no mail: give an https address, a queue or a folder.");

    /// <summary>The folder of a company, whether it is there or not; null when no company has one.</summary>
    public string? FolderOf(CompanyId company) => Folder is { } folder ? Path.Combine(folder, company.Value.ToString()) : null;
}
