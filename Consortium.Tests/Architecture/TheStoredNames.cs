using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Deliveries;
using Consortium.Tests.Support;

namespace Consortium.Tests.Architecture;

public partial class TheStoredNames
{
    private static readonly StoredNames _names = ConsortiumNames.All;

    private static IEnumerable<Type> StoredTypes =>
        _names.Kinds.SelectMany(kind => kind.Events).Select(e => e.Type).Concat(_names.Messages.Select(message => message.Message));

    /// <summary>A name joins the promised ones when a version that writes it is released; from then on it is never missing again.</summary>
    [Fact]
    public void Keep_every_promised_one() =>
        Assert.Empty(
            File.ReadAllLines(Path.Combine(Checkout.Root, "Consortium.Tests", "Architecture", "stored-names.txt")).Except(
                _names.Kinds.SelectMany(kind => kind.Events.Select(e => $"event {e.Name}").Prepend($"stream {kind.Name}"))
                    .Concat(_names.Messages.Select(message => $"message {message.Name}"))));

    [Fact]
    public void Name_every_state_and_every_event_once()
    {
        var states = new[] { typeof(Refusal).Assembly, typeof(StoredNames).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsInterface && EventOf(type) is not null && type.BaseType == typeof(object)).ToHashSet();

        Assert.Equal(states.Select(state => state.FullName).Order(), _names.Kinds.Select(kind => kind.State.FullName).Order());
        Assert.All(_names.Kinds, kind => Assert.Equal(
            Sample.Cases(EventOf(kind.State)!).Select(type => type.FullName).Order(), kind.Events.Select(e => e.Type.FullName).Order()));
    }

    [Fact]
    public void Stand_for_what_survives_being_written_and_read()
    {
        Assert.All(StoredTypes, type =>
        {
            var written = Written(Sample.Of(type), type);
            Assert.Equal(written, Written(JsonSerializer.Deserialize(written, type, StoredJson.Options)!, type));
        });
    }

    /// <summary>A case that nobody gave a word cannot be written.</summary>
    [Theory]
    [InlineData(typeof(BallotSubject))]
    [InlineData(typeof(Notice))]
    [InlineData(typeof(Statement))]
    public void Stand_for_every_case_of_what_they_hold(Type closed) =>
        Assert.All(Sample.Cases(closed), one =>
        {
            var written = Written(Sample.Of(one), closed);
            Assert.IsType(one, JsonSerializer.Deserialize(written, closed, StoredJson.Options));
            Assert.Equal(written, Written(JsonSerializer.Deserialize(written, closed, StoredJson.Options)!, closed));
        });

    [Fact]
    public void Stand_for_nothing_that_looks_like_personal_data() =>
        Assert.DoesNotContain(
            StoredTypes.Append(typeof(Refusal)).SelectMany(Parts).Select(part => (part.DeclaringType, part.Name)),
            part => part.DeclaringType != typeof(Refusal) && PersonalData().IsMatch(part.Name));

    [Fact]
    public void Fold_from_every_phase_without_a_fault()
    {
        foreach (var kind in _names.Kinds)
        {
            object[] phases = [kind.Initial, .. Sample.Cases(kind.State).Select(Sample.Of)];
            object[] events = [.. kind.Events.Select(e => Sample.Of(e.Type))];
            foreach (var phase in phases)
                Assert.All(events, recorded => Assert.IsAssignableFrom(kind.State, kind.Evolve(phase, recorded)));
        }
    }

    private static Type? EventOf(Type state) => state.GetInterfaces()
        .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IState<,>))
        .Select(face => face.GenericTypeArguments[1])
        .FirstOrDefault();

    private static string Written(object value, Type type) => JsonSerializer.Serialize(value, type, StoredJson.Options);

    // What is written of a type: its own parts and those of the house's types inside it.
    private static IEnumerable<PropertyInfo> Parts(Type type)
    {
        var seen = new HashSet<Type>();
        return Of(type);

        IEnumerable<PropertyInfo> Of(Type inner)
        {
            if (inner.IsGenericType)
                return inner.GenericTypeArguments.SelectMany(Of);
            if (inner.Namespace?.StartsWith("Consortium", StringComparison.Ordinal) is not true || !seen.Add(inner))
                return [];

            return inner.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(part => Of(part.PropertyType).Prepend(part))
                .Concat(inner.IsAbstract ? Sample.Cases(inner).SelectMany(Of) : []);
        }
    }

    [GeneratedRegex("(^|[a-z])(Name|Email|Mail|Phone|Address|Street|Text|Note|Comment|Birth|Gender|Salary)(s|es)?([A-Z]|$)")]
    private static partial Regex PersonalData();
}
