using Consortium.Api.Deliveries;
using Consortium.Api.Events;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;

namespace Consortium.Api.Decisions;

/// <summary>The messages that go out with whatever ended the last open question of a slate.</summary>
internal static class SlateNotices
{
    public static IEnumerable<Announcement> Announce(Ballot after) =>
        SlateNotice.AllOf(after).Select(notice => new Announcement(new CarryNotice(notice)));
}
