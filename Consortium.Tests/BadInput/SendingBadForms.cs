using System.Text.Json;
using AngleSharp.Html.Dom;
using Consortium.Api.Security;
using Consortium.Tests.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.BadInput;

/// <summary>Every page with odd words in its address, and every form on it with odd words in its fields.</summary>
public sealed class SendingBadForms(Neighbours world) : IClassFixture<Neighbours>
{
    /// <summary>How many odd values each field of a form gets, by turns; <c>CONSORTIUM_ODD_FORMS=100</c> gives it nearly all.</summary>
    private static readonly int PerForm = int.TryParse(Environment.GetEnvironmentVariable("CONSORTIUM_ODD_FORMS"), out var asked) ? asked : 3;

    private static readonly IReadOnlyList<string> Odd = [.. OddValues.Json.Select(Text).Where(text => text.Length < 20_000 && text.All(letter => !char.IsSurrogate(letter)))];

    [Fact]
    public async Task Never_meets_a_fault()
    {
        var faults = new List<string>();
        var turn = 0;
        foreach (var page in new ServicePages(world.Service).All)
            foreach (var role in Enum.GetValues<Role>().Where(role => page.Row.May.Any(access => access.Role == role)))
            {
                using var visitor = new PageVisitor(world.Service.Address, world.Acme.As(role, world.Staff));
                var path = page.At(name => world.Shared.TryGetValue(name, out var shared) ? shared : world.Acme.Owns[name]);
                foreach (var query in Turns(OddValues.Queries, ref turn).Concat(Turns(Odd, ref turn).Select(odd => $"match={Uri.EscapeDataString(odd)}&done={Uri.EscapeDataString(odd)}")))
                {
                    await visitor.Open($"{path}?{query}");
                    Note(faults, visitor, $"{page} as {role} with ?{query}");
                }

                await visitor.Open(path);
                var forms = visitor.Page.Forms.Where(form => form.Closest("main") is not null && form.Method is not "get").ToList();
                foreach (var form in forms)
                    foreach (var odd in Turns(Odd, ref turn))
                    {
                        var fields = form.Elements.Select(element => element.GetAttribute("name")).OfType<string>().Distinct().Where(name => name is not "__RequestVerificationToken");
                        var pressed = form.Elements.OfType<IHtmlButtonElement>().FirstOrDefault();
                        if (pressed is null)
                            continue;

                        var typed = fields.Where(_ => turn++ % 2 == 0).Select(name => (name, odd)).ToList();
                        await visitor.Open(path);
                        var same = visitor.Page.Forms.Where(one => one.Closest("main") is not null && one.Method is not "get").ElementAtOrDefault(forms.IndexOf(form));
                        if (same?.Elements.OfType<IHtmlButtonElement>().FirstOrDefault() is not { } button)
                            continue;

                        await visitor.Submit(button, typed);
                        Note(faults, visitor, $"{page} as {role}, {same.Action} with {string.Join(", ", typed)}");
                    }
            }

        Assert.Empty(faults);
    }

    private static void Note(List<string> faults, PageVisitor visitor, string what)
    {
        if ((int)visitor.Status >= 500)
            faults.Add($"{(int)visitor.Status}: {what[..Math.Min(what.Length, 400)]}");
    }

    private static IEnumerable<string> Turns(IReadOnlyList<string> values, ref int turn)
    {
        var from = turn += PerForm;
        return Enumerable.Range(from, PerForm).Select(place => values[place % values.Count]);
    }

    /// <summary>What a value in JSON says, or the value itself where it says nothing.</summary>
    private static string Text(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(json) ?? json;
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
