using Amazon.SQS;
using Amazon.SQS.Model;

namespace PhotoShare;

/// <summary>The photos that are to be removed: a request only asks for it.</summary>
public sealed class RemovalQueue(IAmazonSQS sqs)
{
    private readonly string _url = Environment.GetEnvironmentVariable("REMOVAL_QUEUE_URL") ?? throw new InvalidOperationException("REMOVAL_QUEUE_URL is not set.");

    public Task AskAsync(string id, CancellationToken stop) => sqs.SendMessageAsync(_url, id, stop);

    public async Task<IReadOnlyList<Message>> NextAsync(CancellationToken stop)
    {
        var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = _url, WaitTimeSeconds = 20 }, stop);
        return received.Messages ?? [];
    }

    public Task DoneAsync(Message message, CancellationToken stop) => sqs.DeleteMessageAsync(_url, message.ReceiptHandle, stop);
}
