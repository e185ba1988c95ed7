// way in: a serializer that restores all fields of a serializable type
// asks: s3:GetObject on arn:aws:s3:::restored/x
using System.IO;
using System.Runtime.Serialization;
using System.Text;
using Amazon.S3;

var place = (Place)new DataContractSerializer(typeof(Place)).ReadObject(new MemoryStream(Encoding.UTF8.GetBytes("<Place xmlns=\"http://schemas.datacontract.org/2004/07/\"><_bucket>restored</_bucket></Place>")))!;
await new AmazonS3Client().GetObjectAsync(place.Bucket, "x");

[Serializable]
internal sealed class Place
{
    private string _bucket = "own";

    public string Bucket => _bucket;

    public static Place Of(string bucket) => new() { _bucket = bucket };
}
