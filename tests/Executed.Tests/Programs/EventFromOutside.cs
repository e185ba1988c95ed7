// way in: event of another assembly
// asks: sqs:CreateQueue on arn:aws:sqs:us-east-1:123456789012:elsewhere
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using Amazon.SQS;
using Amazon.SQS.Model;

var state = new State();
var names = new ObservableCollection<string>();
names.CollectionChanged += state.OnChanged;
names.Add("elsewhere");
await new AmazonSQSClient().CreateQueueAsync(new CreateQueueRequest { QueueName = state.Name });

internal sealed class State
{
    internal string Name = "inside";

    internal void OnChanged(object? sender, NotifyCollectionChangedEventArgs change) => Name = (string)change.NewItems![0]!;
}
