using Consortium.Api.Events;
using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

/// <summary>What a fault means to the people who look after a company's receiver.</summary>
internal static class FaultsInWords
{
    /// <summary>The same of a fault as lists write it, in the reader's language; its code where nothing says it.</summary>
    public static string Of(string word, bool french) =>
        Enum.GetValues<AttemptFault>().Where(fault => StoredJson.Word(fault) == word).Select(Of).Select(said => french ? said.French : said.English).FirstOrDefault(word);

    public static (string French, string English) Of(AttemptFault fault) => fault switch
    {
        AttemptFault.NoReceiver => (
            "L'entreprise n'a pas dit où livrer ses avis.",
            "The company has not said where its notices go."),
        AttemptFault.AddressRefused => (
            "L'adresse ne mène plus à un serveur de l'internet public : le service n'appelle aucun autre.",
            "The address no longer leads to a server on the public internet: the service calls no other."),
        AttemptFault.Unreachable => (
            "Aucune connexion avec le récepteur, ou elle s'est rompue : vérifiez qu'il écoute, son adresse, son certificat et le pare-feu.",
            "No connection with the receiver, or it broke: check that it listens, its address, its certificate and the firewall."),
        AttemptFault.TimedOut => (
            "Le récepteur n'a pas répondu à temps : qu'il réponde dès que l'avis est écrit, avant de le traiter.",
            "The receiver did not answer in time: it should answer as soon as the notice is written down, before it is worked on."),
        AttemptFault.Status => (
            "Le récepteur a répondu autre chose qu'un succès : un code 401 veut souvent dire que son secret n'est plus le bon.",
            "The receiver answered something other than success: 401 often means that its secret is no longer the one in force."),
        AttemptFault.Gone => (
            "Le récepteur dit qu'il n'existe plus (410) : enregistrez sa nouvelle adresse.",
            "The receiver says that it is gone for good (410): set its new address."),
        AttemptFault.LoginRefused => (
            "Le courtier refuse le nom d'utilisateur, le mot de passe ou l'accès à cet hôte virtuel.",
            "The broker refuses the user name, the password or access to this virtual host."),
        AttemptFault.QueueMissing => (
            "Le courtier n'a aucune file de ce nom : déclarez-la, durable.",
            "The broker has no queue of this name: declare it, durable."),
        AttemptFault.NotTaken => (
            "Le courtier n'a pas pris le message : la file est peut-être pleine.",
            "The broker did not take the message: the queue may be full."),
        AttemptFault.FolderMissing => (
            "Le service n'a pas de dossier pour cette entreprise : demandez à la personne responsable de l'exploitation de le créer, au nom de l'identifiant de l'entreprise.",
            "The operator has no folder for this company: ask for it, named by the company's id."),
        AttemptFault.FolderClosed => (
            "Le service ne peut pas écrire dans le dossier de l'entreprise : la personne responsable de l'exploitation vérifie les droits et la place libre.",
            "The service cannot write to the company's folder: the operator checks its access rights and free space."),
        AttemptFault.MailNotOffered => (
            "Le service de ce consortium n'envoie pas de courriel : donnez une autre adresse de livraison.",
            "The operator of this consortium sends no mail: give another delivery address."),
        AttemptFault.MailboxRefused => (
            "Le serveur de courriel refuse cette adresse : vérifiez comment elle s'écrit, et que la boîte prend ce qui vient du service.",
            "The mail server refuses this address: check how it is written, and that the mailbox takes what comes from the service."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
