using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Consortium.Api.Database;

/// <summary>One numbered step of a database's shape. Once applied anywhere it is never edited: the next step mends it.</summary>
internal sealed partial record Migration(int Number, string Name, string Sql)
{
    /// <summary>Steps of the main database: <c>0001_what_it_does.sql</c>, in any folder of this project.</summary>
    public static IReadOnlyList<Migration> OfMain { get; } = Embedded(MainFile());

    /// <summary>Steps of the database of the keys: <c>keys_0001_what_it_does.sql</c>.</summary>
    public static IReadOnlyList<Migration> OfKeys { get; } = Embedded(KeysFile());

    public string FullName => string.Create(CultureInfo.InvariantCulture, $"{Number:0000}_{Name}");

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    private static IReadOnlyList<Migration> Embedded(Regex file) =>
    [
        .. from resource in typeof(Migration).Assembly.GetManifestResourceNames()
           let match = file.Match(resource)
           where match.Success
           let migration = new Migration(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value, Read(resource))
           orderby migration.Number
           select migration,
    ];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(\d{4})_(\w+)\.sql$")]
    private static partial Regex MainFile();

    [GeneratedRegex(@"^keys_(\d{4})_(\w+)\.sql$")]
    private static partial Regex KeysFile();
}
