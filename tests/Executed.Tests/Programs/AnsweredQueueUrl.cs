// way in: the URL that SQS answers with
// asks: sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:jobs
using Amazon.SQS;
using Amazon.SQS.Model;

var sqs = new AmazonSQSClient();
var request = new CreateQueueRequest();
request.QueueName = "jobs";
var answer = await sqs.CreateQueueAsync(request);
request.QueueName = "changed";
await sqs.SendMessageAsync(answer.QueueUrl, "x");
