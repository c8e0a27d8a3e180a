using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain.Cohorts;

namespace Consortium.Tests.Acts;

public class WhatIsKnown
{
    private static readonly DateOnly _day = new(2026, 11, 2);
    private static readonly string[] _cultures = ["en", "fr-CA", "da", "et", "cs"];

    [Fact]
    public void Survives_being_written_and_read()
    {
        foreach (Knowledge<int> years in new Knowledge<int>[]
            {
                new Knowledge<int>.Known(0, KnowledgeSource.Coordinator, _day),
                new Knowledge<int>.Withheld(KnowledgeSource.Participant, _day),
                new Knowledge<int>.Unknown(),
            })
        {
            Assert.Equal(years, JsonSerializer.Deserialize<Knowledge<int>>(JsonSerializer.Serialize(years, StoredJson.Options), StoredJson.Options));
        }
    }

    [Theory]
    [InlineData("""{"state":"known","source":"participant","on":"2026-11-02"}""")]
    [InlineData("""{"state":"withheld"}""")]
    [InlineData("""{"state":"perhaps"}""")]
    [InlineData("null")]
    public void Nothing_half_known_is_read(string written) =>
        Assert.False(Reads(written));

    [Fact]
    public void A_profile_is_written_alike_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            Assert.Single(_cultures.Select(Written).Distinct());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Written(string culture)
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return JsonSerializer.Serialize(
                Profile.Blank with
                {
                    Skills = new Knowledge<ImmutableSortedSet<string>>.Known(["aa", "ab", "ch", "ci", "z-a", "za", "ta"], KnowledgeSource.Participant, _day),
                    Needs = new Knowledge<ImmutableSortedDictionary<string, NeedPriority>>.Known(
                        ((string[])["aa", "ab", "ch", "ci", "z-a", "za", "ta"]).ToImmutableSortedDictionary(code => code, _ => NeedPriority.Welcome),
                        KnowledgeSource.Participant,
                        _day),
                },
                StoredJson.Options);
        }
    }

    private static bool Reads(string written)
    {
        try
        {
            return JsonSerializer.Deserialize<Knowledge<int>>(written, StoredJson.Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
