import { S3Client } from "@aws-sdk/client-s3";
import { s3Files } from "@cofshop/adapters-s3";
import type { FileStorage } from "@cofshop/core/file";

export type Bucket = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** Files in a bucket that is there already. A connection is made when the first file comes. */
export const openS3 = ({ endpoint, bucket, accessKeyId, secretAccessKey }: Bucket): FileStorage => {
  const client = new S3Client({
    endpoint,
    // What is no server of Amazon's asks for none, and those of Amazon have it in their endpoint's name.
    region: /s3[.-]([a-z]+-[a-z]+-\d)\./.exec(endpoint)?.[1] ?? "us-east-1",
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // Servers that are not Amazon's do not all know the checksums that came after the signatures.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return s3Files({ client, bucket });
};
