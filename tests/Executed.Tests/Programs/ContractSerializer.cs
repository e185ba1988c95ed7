// way in: an object that a serializer of contracts makes without a constructor
// asks: s3:GetObject on arn:aws:s3:::default-jobs/x
using System.IO;
using System.Runtime.Serialization;
using System.Text;
using Amazon.S3;

var job = (Job)new DataContractSerializer(typeof(Job)).ReadObject(new MemoryStream(Encoding.UTF8.GetBytes("<Job><Id>x</Id></Job>")))!;
await new AmazonS3Client().GetObjectAsync(job.Bucket, job.Id);

[DataContract(Namespace = "")]
internal sealed class Job
{
    private readonly string? _root = "custom";

    [DataMember]
    public string Id { get; set; } = "";

    public string Bucket => (_root ?? "default") + "-jobs";
}
