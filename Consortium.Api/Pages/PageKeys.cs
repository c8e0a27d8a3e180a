using System.Text;
using System.Xml.Linq;
using Consortium.Api.Database;
using Consortium.Api.PersonalData;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Consortium.Api.Pages;

/// <summary>
/// The keys with which the framework protects forms, in the database of the keys, sealed under the master key: every process of
/// an installation opens what another one made, before and after a restart.
/// </summary>
internal sealed class PageKeys(Databases databases, MasterKey master) : IXmlRepository
{
    private static readonly byte[] About = "page keys"u8.ToArray();

    private readonly byte[] _key = master.For("page keys");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = databases.Keys.CreateCommand("select sealed from page_key order by made_at");
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read())
            keys.Add(XElement.Parse(Encoding.UTF8.GetString(Sealing.Open(_key, rows.GetFieldValue<byte[]>(0), About))));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var box = Sealing.Seal(_key, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), About);
        using var command = databases.Keys.CreateCommand("insert into page_key (sealed) values ($1)").With(box);
        command.ExecuteNonQuery();
    }

    /// <summary>Has the framework keep its keys here.</summary>
    internal sealed class Store(PageKeys keys) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options)
        {
            options.XmlRepository = keys;
            // What is stored is sealed as a whole.
            options.XmlEncryptor = new NullXmlEncryptor();
        }
    }
}
