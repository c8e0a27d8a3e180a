using System.Globalization;
using System.Text.Json;
using Consortium.Api.Agreements;
using Consortium.Api.Events;
using Consortium.Api.Http;
using static Consortium.Api.Http.Html;

namespace Consortium.Api.PersonalData;

/// <summary>All that is recorded of one person, as a page to read and print.</summary>
internal static class PersonExportPage
{
    public static HtmlPage Of(PersonExport export) =>
        new("Ce qui est consigné d'une personne", "What is recorded of a person", new(Body(export, french: true), Body(export, french: false)));

    private static string Body(PersonExport export, bool french)
    {
        string Say(string fr, string en) => french ? fr : en;
        string Word(string code) => Text(PersonWords.Of(code, french));
        string Date(DateOnly? day) => day is { } known ? Day(known) : "–";
        string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        string Section(string heading, string body) => $"<section><h2>{heading}</h2>{body}</section>";
        string List(string heading, IEnumerable<string> headers, IEnumerable<string[]> rows) =>
            Section(heading, rows.Any() ? Grid(heading, headers, rows) : $"<p>{Say("Rien.", "Nothing.")}</p>");

        var (person, standing) = (export.Person, export.Participation);
        return $"<p>{Time(export.ExportedAt)} · {Text(Say(export.LeftOut.French, export.LeftOut.English))}</p>"
            + Section(
                Say("Identité", "Identity"),
                Facts(
                    Say("Nom, adresse et inscription", "Name, address and registration"),
                    (Say("Prénom", "First name"), Text(person.GivenName)),
                    (Say("Nom", "Last name"), Text(person.FamilyName)),
                    (Say("Courriel", "E-mail"), Text(person.Email)),
                    (Say("Entreprise", "Company"), person.CompanyName is { } name ? Text(name) : Code(person.Company.Value)),
                    (Say("Rôle", "Role"), Word(StoredJson.Word(person.Role))),
                    (Say("Inscription", "Registered"), Time(standing.RegisteredAt)),
                    (Say("Situation", "Standing"), Word(standing.State)),
                    (Say("Indisponible jusqu'au", "Away until"), Date(standing.AwayUntil)),
                    (Say("Participe de son plein gré, dit le", "Takes part of their own free will, said on"), Date(standing.VoluntaryOn)),
                    (Say("Appui de l'employeur le", "Sponsored by the employer on"), Date(standing.SponsoredOn)),
                    (Say("Départ consigné le", "Left on"), Date(standing.LeftOn)),
                    (Say("Raison du retrait", "Reason of the withdrawal"), standing.WithdrawalReason is { } reason ? Word(StoredJson.Word(reason)) : "–"),
                    (Say("Recherche close, car", "Search closed, because"), standing.NoMatch is { } because ? Word(StoredJson.Word(because)) : "–"),
                    (Say("Places, dont retenues et prises", "Places, held and taken"), string.Create(CultureInfo.InvariantCulture, $"{standing.Places} · {standing.PlacesHeld} · {standing.PlacesTaken}")),
                    (Say("Numéro", "Number"), Code(person.Id.Value))))
            + List(
                Say("Profil", "Profile"),
                [Say("Attribut", "Attribute"), Say("Valeur", "Value"), Say("État", "State"), Say("Dit par", "Said by"), Say("Le", "On")],
                export.Profile.EnumerateObject().Select(attribute => (string[])
                [
                    Word(attribute.Name),
                    attribute.Value.TryGetProperty("value", out var value) ? Text(Value(value, french)) : "–",
                    Word(attribute.Value.GetProperty("state").GetString()!),
                    attribute.Value.TryGetProperty("source", out var source) ? Word(source.GetString()!) : "–",
                    attribute.Value.TryGetProperty("on", out var on) ? Text(on.GetString()!) : "–",
                ]))
            + List(
                Say("Liens déclarés", "Declared links"),
                [Say("Question", "Question"), Say("Réponse", "Answer"), Say("État", "State"), Say("Dit par", "Said by"), Say("Le", "On")],
                export.Independence.Select(answer => (string[])
                [
                    Word(answer.Question),
                    (answer.Companies?.Select(link => link.Company.Value) ?? answer.People?.Select(one => one.Value)) is { } links
                        ? links.Any() ? string.Join(' ', links.Select(Code)) : Say("aucun", "none")
                        : "–",
                    Word(answer.State),
                    answer.Source is { } by ? Word(StoredJson.Word(by)) : "–",
                    Date(answer.On),
                ]))
            + (export.Reserve is { } reserve
                ? Section(
                    Say("Avec qui vous ne seriez pas à l'aise", "Whom you would not be open with"),
                    Facts(
                        Say("Vous seul·e le lisez", "You alone read it"),
                        (Say("Personnes", "People"), string.Join(' ', reserve.People.Select(Code))),
                        (Say("Entreprises", "Companies"), string.Join(' ', reserve.Companies.Select(Code)))))
                : "")
            + List(
                Say("En toutes lettres", "In words"),
                [Say("Conservé le", "Kept on"), Say("Texte", "Text")],
                export.Texts.Select(text => (string[])[Time(text.KeptAt), Paragraphs(text.Words)]))
            + List(
                Say("Prises de connaissance de l'entente", "Acknowledgements of the agreement"),
                [Say("Version", "Version"), Say("Le", "On"), Say("Langue", "Language"), Say("Par", "By")],
                export.Acknowledgements.Select(given => (string[])[Code(given.Agreement), Day(given.On), Word(given.Language), Word(given.Source)]))
            + List(
                Say("Jumelages", "Matches"),
                [Say("Jumelage", "Match"), Say("État", "State"), Say("Origine", "Origin"), Say("Décision", "Decision"), Say("Autre entreprise", "Other company"), Say("Début", "Starts on"), Say("Première rencontre", "First meeting"), Say("Fin", "End")],
                export.Matches.Select(match => (string[])
                [
                    Code(match.Id.Value),
                    Word(match.State),
                    Word(StoredJson.Word(match.Origin)),
                    match.Outcome is { } outcome ? Word(StoredJson.Word(outcome)) : "–",
                    match.OtherCompany is { } company ? Code(company.Value) : "–",
                    Date(match.StartsOn),
                    Date(match.FirstMetOn),
                    match.MissionEnded is { } end ? Word(StoredJson.Word(end)) : "–",
                ]))
            + List(
                Say("Qui a lu le nom ou pris une exportation", "Who read the name or took out an export"),
                [Say("Entreprise", "Company"), Say("Quand", "When")],
                export.ReadBy.Select(reading => (string[])[Code(reading.Company), Time(reading.At)]))
            + Section(
                Say("Conservation", "Retention"),
                Facts(
                    Say("Combien de temps", "How long"),
                    (Say("Effacement le", "Erased on"), Date(export.Retention.DueOn)),
                    (Say("Mesure de préservation juridique", "Legal hold"), export.Retention.UnderLegalHold ? Say("oui", "yes") : Say("non", "no")),
                    (Say("Effacement demandé", "Erasure asked for"), export.Retention.ErasureAsked ? Say("oui", "yes") : Say("non", "no"))))
            + Section(Say("Pourquoi", "Why"), PurposeWords.Table(export.Purposes, export.OnConsent, french));
    }

    /// <summary>A value of the profile in words: codes by their terms, lists and pairs in a row.</summary>
    private static string Value(JsonElement value, bool french) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(one => Value(one, french))),
        JsonValueKind.Object when value.TryGetProperty("digest", out _) => french ? "voir « En toutes lettres »" : "see “In words”",
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject()
            .Where(part => part.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Array) || part.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
            .Select(part => $"{PersonWords.Of(part.Name, french)} ({Value(part.Value, french)})")),
        JsonValueKind.String => PersonWords.Of(value.GetString()!, french),
        _ => value.GetRawText(),
    };
}
