using System.Net;
using System.Text;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>Reads each request as AWS would, notes what it asks for, and answers in its protocol.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wire = await WireRequest.ReadAsync(request, cancellationToken);
        Recorder.Add(WireReader.Read(wire));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(Answers.To(wire), Encoding.UTF8, wire.IsJson ? "application/x-amz-json-1.0" : "application/xml"),
        };
    }
}
