type Call<Value> = (done: (result: Office.AsyncResult<Value>) => void) => void;

/** What one of Office's functions with a callback answers. Rejects when it fails. */
export function officeCall<Value>(call: Call<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    call((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(new Error(`Office: ${result.error.code} ${result.error.name}`));
    });
  });
}
