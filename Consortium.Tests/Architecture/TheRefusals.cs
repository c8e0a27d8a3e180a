using System.Reflection;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Matching;

namespace Consortium.Tests.Architecture;

public class TheRefusals
{
    private static IReadOnlyList<Refusal> All { get; } =
    [
        .. new[] { typeof(Refusal).Assembly, typeof(Pairing).Assembly, typeof(StoredNames).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Refusal))
            .Select(field => (Refusal)field.GetValue(null)!),
    ];

    [Fact]
    public void Have_codes_of_their_own()
    {
        Assert.Distinct(All.Select(refusal => refusal.Code));
        Assert.All(All, refusal => Assert.Matches("^[a-z-]+\\.[a-z-]+$", refusal.Code));
    }

    [Fact]
    public void Name_their_rule() => Assert.All(All, refusal => Assert.Matches("^[ALC]-\\d+$", refusal.Rule));

    [Fact]
    public void Speak_two_languages() => Assert.All(All, refusal =>
    {
        Assert.EndsWith(".", refusal.French);
        Assert.EndsWith(".", refusal.English);
        Assert.NotEqual(refusal.French, refusal.English);
    });

    [Fact]
    public void Keep_their_code_when_they_say_where()
    {
        var refusal = All[0].With("count", 3);

        Assert.Equal(All[0], refusal);
        Assert.Equal("3", refusal.Values["count"]);
    }
}
