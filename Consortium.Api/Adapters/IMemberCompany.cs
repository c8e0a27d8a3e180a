namespace Consortium.Api.Adapters;

/// <summary>
/// What a member company's server is asked over HTTP. It leaves signed, to an address that the guard judged, and the answer comes
/// as soon as its headers are there: its body is the company's and is not read.
/// </summary>
internal interface IMemberCompany
{
    /// <summary>Brings an envelope, whatever it says: a decision, an erasure, or a test of the receiver.</summary>
    Task<HttpResponseMessage> Deliver(Receiver receiver, CloudEvent envelope, CancellationToken ct);
}
