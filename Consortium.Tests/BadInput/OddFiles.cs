using System.Text;

namespace Consortium.Tests.BadInput;

/// <summary>Files as they come from spreadsheets, from careless hands and from worse.</summary>
internal static class OddFiles
{
    private const string Header = "Prénom;Nom;Courriel;Rôle;Compétences;Langues;Années d'expérience;Places";

    private static readonly string[] Cells =
    [
        "", " ", "\"", "\"\"", "\"a;b\"", "\"open", "a\"b\"c", "=1+1", "+cmd|' /C calc'!A0", "@sum(a1)", "-2+3", "\t=x", "\0", "\uFFFE", "\uFEFF", "\u202Eabc", "👩‍👩‍👧‍👦", "e\u0301\u0301",
        "non communiqué", "?", "n/a", "-1", "1e9", "99999999999999999999", "٣", "½", "12,5", "fr|en|tlh", "finance|finance", "|", "finance;negotiation", "a@b@c", "@", "Ann <ann@acme.example>", "mentor", "MENTORE", "both",
        "0001-01-01", "9999-12-31", "2026-02-30", "31/12/2026", "Acme|Borealis", "'; drop table personal.detail; --", new string('x', 101), new string('é', 40_000), "a\nb", "\"a\nb\"", "\"a\r\nb\"",
    ];

    private static readonly string[] Headers =
    [
        Header, Header.Replace(';', ','), Header.Replace(';', '\t'), "first name,last name,email,role", "email;role", "Prénom;Nom;Courriel;Courriel;Rôle", Header + ";Salaire", Header + ";Bonus pay", Header.ToUpperInvariant(),
        "\"Prénom\";\"Nom\";\"Courriel\";\"Rôle\"", "a;b;c", "", ";;;;;;;", "\"Prénom;Nom", "Pr\u00e9nom;Nom;Cour\uFFFEriel;R\u00f4le", Header + ";" + string.Join(';', Enumerable.Range(0, 4_000)), " Prénom ; Nom ;COURRIEL;Role",
    ];

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\n\r", "\r\r\n", "\n\n", "\u2028"];

    public static byte[] Make(string operation, Random random, out string how)
    {
        how = "cells";
        if (random.Next(300) == 0)
        {
            how = "10,001 rows";
            return Encoding.UTF8.GetBytes(Header + "\n" + string.Concat(Enumerable.Repeat("A;B;not an address;mentor;;;;\n", 10_001)));
        }

        var valid = ValidRequests.File(operation, random);
        switch (random.Next(4))
        {
            case 0:
                how = "bytes";
                return Broken(valid, random);
            case 1:
                how = "charset";
                return InCharset(Encoding.UTF8.GetString(valid), random);
            default:
                return InCharset(Rows(operation, random), random);
        }
    }

    private static string Rows(string operation, Random random)
    {
        var (header, rowOf) = ValidRequests.Sheet(operation);
        var file = new StringBuilder(random.Next(2) == 0 ? header : Headers[random.Next(Headers.Length)]);
        for (var row = random.Next(0, 6); row > 0; row--)
        {
            var cells = rowOf(random);
            for (var odd = random.Next(0, 4); odd > 0; odd--)
                cells[random.Next(cells.Length)] = Cells[random.Next(Cells.Length)];
            file.Append(LineEnds[random.Next(3) == 0 ? random.Next(LineEnds.Length) : 0]).AppendJoin(random.Next(8) == 0 ? ',' : ';', cells[..random.Next(random.Next(4) == 0 ? 0 : cells.Length, cells.Length + 1)]);
        }

        return file.ToString();
    }

    private static byte[] InCharset(string text, Random random) => random.Next(8) switch
    {
        0 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        1 => Encoding.Latin1.GetBytes(text),
        2 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        3 => Encoding.UTF32.GetBytes(text),
        4 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Broken(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        return random.Next(6) switch
        {
            0 => [],
            1 => bytes[..at],
            2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            3 => [.. bytes[..at], (byte)'"', .. bytes[at..]],
            4 => [0x50, 0x4B, 0x03, 0x04, .. bytes],
            _ => [.. bytes, .. bytes],
        };
    }
}
