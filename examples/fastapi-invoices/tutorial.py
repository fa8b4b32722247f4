"""Documents the callback and never sends it, as an API does whose author forgot that step."""

from typing import Union

from fastapi import FastAPI
from pydantic import HttpUrl

from contract import Invoice, invoice_callbacks
from serve import serve

app = FastAPI()


@app.post("/invoices/", callbacks=invoice_callbacks.routes)
def create_invoice(invoice: Invoice, callback_url: Union[HttpUrl, None] = None):
    """Take an invoice, and tell the caller when it is paid."""
    # FastAPI only documents callbacks. Nothing here sends one.
    return {"msg": "Invoice received"}


if __name__ == "__main__":
    serve(app)
