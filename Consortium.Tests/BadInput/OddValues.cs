namespace Consortium.Tests.BadInput;

/// <summary>Values that no honest caller sends, and some that only a careless one does.</summary>
internal static class OddValues
{
    private const string Canary = ValidRequests.Canary;

    /// <summary>JSON as it stands in a body, some of it no JSON at all.</summary>
    public static IReadOnlyList<string> Json { get; } =
    [
        "null", "true", "false", "0", "-1", "-0.0", "1.5", "1e400", "2147483648", "-9223372036854775809", "99999999999999999999999999",
        "NaN", "Infinity", "01", "+1", "0x10", "{}", "[]", "[null]", "[[[]]]", """{"$ref":"#"}""", """{"$type":"known"}""", "undefined", "'single'", "",
        "\"\"", "\" \"", "\"\\u0000\"", $"\"{Canary}\\u0000y\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uFFFE\"", "\"\\uFFFF\"", "\"\\uFEFF\"",
        $"\"\\u202E{Canary}\\u2066\"", "\"e\\u0301e\\u0301\"", "\"👩‍👩‍👧‍👦\"", "\"\\x\"", "\"line\nbreak\"", "\"\\u0007\\u001b[31m\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"9999-10-01\"", "\"0000-00-00\"", "\"2026-02-30\"", "\"2026-11-22T10:00:00\"", "\"infinity\"", "\"-infinity\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-12:00\"", "\"2026-11-22T10:00:00+99:00\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"", "\"{00000000-0000-0000-0000-000000000001}\"", "\"0000\"",
        "\"'; drop table consortium.mt_events; --\"", "\"$1\"", "\"%s%n\"", "\"{0}{Endpoint}\"", $"\"=cmd|' /C {Canary}'!A0\"", "\"<script>alert(1)</script>\"", "\"../../etc/passwd\"",
        "\"http://[::1\"", "\"https://[::ffff:169.254.169.254]/\"", "\"https://xn--a/\"", "\"file:///etc/passwd\"", "\"javascript:alert(1)\"", "\"https://user:pass@127.0.0.1:22/#x\"",
        $"\"unknown://{new string('h', 400)}\"", $"\"https://{new string('h', 63)}.{new string('h', 63)}.{new string('h', 63)}.{new string('h', 63)}.{new string('h', 63)}/\"",
        "\"@\"", "\"a@b\"", "\"a@b@c\"", "\"\\\"a b\\\"@c\"", $"\"a@{new string('b', 300)}\"", "\"Ann <ann@acme.example>\"", "\"ann@acme.example\\u0000\"",
        $"\"{new string('x', 201)}\"", $"\"{new string('é', 70_000)}\"", $"\"{Canary}{new string('\u0301', 5_000)}\"",
        $"{new string('[', 70)}{new string(']', 70)}", string.Concat(Enumerable.Repeat("{\"a\":", 300)) + "1" + new string('}', 300), $"[{string.Join(',', Enumerable.Repeat("\"fr\"", 2_000))}]",
    ];

    // ASCII alone: of a target with another letter, .NET's client writes what an earlier request left in its buffer instead.
    public static IReadOnlyList<string> InRoutes { get; } =
    [
        "x", "0", "-", "null", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{00000000-0000-0000-0000-000000000001}",
        "%7B00000000-0000-0000-0000-000000000001%7D", "00000000000000000000000000000001", "..%2f..", "%C0%AF", "%E9", "%25", "%2e%2e", "%C3%A9", "in-force", "file", "%20",
        new string('a', 2_000), "%F0%9F%91%A9", "%0d%0aX-Injected:1", "';--",
    ];

    public static IReadOnlyList<string> Queries { get; } =
    [
        "limit=0", "limit=-1", "limit=201", "limit=99999999999999999999", "limit=abc", "limit=1e2", "limit=+5", "limit=%31", "limit=", "limit=1&limit=2", "limit=1", "limit=200",
        "after=", "after=x", "after=%00", "after=AAAAAAAAAAAAAAAAAAAAAA", "after=AAAAAAAAAAAAAAAAAAAAAAA", "after=AAAA%20AAAAAAAAAAAAAAAAAA", "after=AAAAAAAAAAAAAAAAAAAAAA==", "after=____________________-_",
        "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "after=////////////////////////", "after=%F0%9F%91%A9", "after=a&after=b", "state=%00", "state=draft%00", "state=DRAFT", "state=draft", "state=due", "state=%FF%FE", "state='--",
        "open=maybe", "open=true", "open=1", "open=", "cohort=x", "cohort=", "cohort=00000000-0000-0000-0000-000000000000", "&&&=", "=", "?", "a[b]=c", "%=%", "%zz=%zz", "limit%00=3",
        $"state={new string('s', 6_000)}", string.Join('&', Enumerable.Range(0, 500).Select(number => $"q{number}={number}")), "unknown=1", "LIMIT=3",
    ];

    public static IReadOnlyList<(string Name, string[] Values)> Headers { get; } =
    [
        ("Idempotency-Key", []), ("Idempotency-Key", [""]), ("Idempotency-Key", [new string('k', 256)]), ("Idempotency-Key", [new string('k', 255)]), ("Idempotency-Key", ["a b"]), ("Idempotency-Key", ["clé"]),
        ("Idempotency-Key", ["one", "two"]), ("Idempotency-Key", ["shared"]), ("Idempotency-Key", ["\"quoted\""]), ("Idempotency-Key", ["'; --"]), ("Idempotency-Key", [Canary]),
        ("If-Match", [""]), ("If-Match", ["*"]), ("If-Match", ["W/\"1\""]), ("If-Match", ["\""]), ("If-Match", ["\"\""]), ("If-Match", ["\"1\""]), ("If-Match", ["\"1-abc\""]), ("If-Match", ["\"-1\""]), ("If-Match", ["\"1-zz\""]),
        ("If-Match", ["\"99999999999999999999-a\""]), ("If-Match", ["\"9223372036854775807\""]), ("If-Match", ["\"1\"", "\"2\""]), ("If-Match", ["\"1\", \"2\""]), ("If-Match", ["1"]), ("If-Match", ["\"é\""]), ("If-Match", ["\"0\""]),
        ("Accept-Language", [""]), ("Accept-Language", [";;;"]), ("Accept-Language", ["fr;q=9"]), ("Accept-Language", ["fr;q=NaN, en"]), ("Accept-Language", ["*"]), ("Accept-Language", ["é"]), ("Accept-Language", ["fr-CA, en;q=0.5"]),
        ("Accept-Language", [string.Join(',', Enumerable.Repeat("fr", 1_500))]), ("Accept-Language", ["x-" + new string('y', 3_000)]),
        ("Authorization", []), ("Authorization", [""]), ("Authorization", ["Bearer"]), ("Authorization", ["Bearer "]), ("Authorization", ["Basic YTpi"]), ("Authorization", ["Bearer cst_" + new string('A', 43)]),
        ("Authorization", ["Bearer cst_é"]), ("Authorization", ["Bearer " + new string('t', 8_000)]), ("Authorization", ["Bearer a", "Bearer b"]), ("Authorization", ["cst_abc"]), ("Authorization", ["Bearer \t"]),
        ("Cookie", ["consortium-session="]), ("Cookie", [$"consortium-session={Canary}"]), ("Cookie", ["=;;=,"]), ("Cookie", ["consortium-session=é"]), ("Cookie", ["consortium-session=" + new string('c', 4_000)]),
        ("Accept", ["text/html;q=x"]), ("Accept", [";"]), ("Accept", ["image/png"]), ("Accept", [Canary]), ("Origin", ["https://elsewhere.example"]), ("Sec-Fetch-Site", ["cross-site"]),
        ("Content-Encoding", ["gzip"]), ("Content-Encoding", ["br"]), ("X-Forwarded-For", [Canary]), ("X-HTTP-Method-Override", ["DELETE"]), ("Range", ["bytes=0-0"]), ("traceparent", ["00-zz-zz-00"]), ("traceparent", [Canary]), ("Prefer", [Canary]),
    ];

    public static IReadOnlyList<string?> ContentTypes { get; } =
    [
        null, "", "text/plain", "text/csv", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json; charset=iso-8859-1",
        "application/json; charset=klingon", "application/json; charset=\"", "application/problem+json", "application/vnd.api+json", ";;;", "json", "é/é", "application/json, text/csv", "*/*", "application/json;version=1",
    ];
}
