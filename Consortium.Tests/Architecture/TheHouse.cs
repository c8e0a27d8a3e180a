using System.Reflection;
using System.Text.RegularExpressions;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Matching;
using Consortium.Tests.Support;

namespace Consortium.Tests.Architecture;

public partial class TheHouse
{
    private static readonly Assembly _domain = typeof(Refusal).Assembly;
    private static readonly Assembly _matching = typeof(Pairing).Assembly;
    private static readonly Assembly _api = typeof(StoredNames).Assembly;

    [Fact]
    public void Domain_references_the_runtime_only() =>
        Assert.All(_domain.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name));

    [Fact]
    public void Matching_knows_the_domain_and_nothing_else() =>
        Assert.All(_matching.GetReferencedAssemblies(), name => Assert.Matches("^(System\\..+|Consortium\\.Domain)$", name.Name));

    [Fact]
    public void No_decision_waits() =>
        Assert.DoesNotContain(
            _domain.GetTypes().Concat(_matching.GetTypes()).SelectMany(type => type.GetMethods(Any)),
            method => typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal));

    [Fact]
    public void No_type_is_a_dumping_ground() =>
        Assert.DoesNotContain(
            new[] { _domain, _matching, _api }.SelectMany(assembly => assembly.GetTypes()),
            type => type.FullName!.StartsWith("Consortium", StringComparison.Ordinal) && DumpingGround().IsMatch(type.Name));

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(Checkout.Sources(), file => File.ReadLines(file).Count() > 300);

    [Fact]
    public void One_place_alone_chooses_an_engine() =>
        Assert.InRange(
            Checkout.Sources("Api").Count(file => !file.Contains("/Engines/", StringComparison.Ordinal) && NamesAnEngine().IsMatch(File.ReadAllText(file))),
            0,
            1);

    [Fact]
    public void Four_projects_make_the_house() =>
        Assert.Equal(
            ["Consortium.Api", "Consortium.Domain", "Consortium.Matching", "Consortium.Tests"],
            Project().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "Consortium.sln"))).Select(project => project.Groups[1].Value).Order());

    [Fact]
    public void Nothing_else_stands_at_the_top() =>
        Assert.All(
            Directory.EnumerateFileSystemEntries(Checkout.Root).Select(entry => Path.GetFileName(entry)),
            name => Assert.Matches(
                "^(Consortium\\.(Api|Domain|Matching|Tests|sln)|deploy|README\\.md|LICENSE|BannedSymbols\\.txt|global\\.json|Directory\\..+\\.props|\\..+" +
                "|artifacts|node_modules|TestResults|engine\\.props)$",
                name));

    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    [GeneratedRegex("(Service|Manager|Helper|Helpers|Util|Utils|Repository)$")]
    private static partial Regex DumpingGround();

    [GeneratedRegex(@"\bEngines\.(Npgsql|CritterStack)\b|\busing (Marten|Wolverine|Refit)\b")]
    private static partial Regex NamesAnEngine();

    [GeneratedRegex("""^Project\("[^"]+"\) = "[^"]+", "([^"\\]+)\\""", RegexOptions.Multiline)]
    private static partial Regex Project();
}
