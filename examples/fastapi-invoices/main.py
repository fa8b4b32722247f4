"""Documents the callback and sends it, in the background, once the invoice is paid."""

import logging
from typing import Union
from urllib.parse import quote

import httpx
from fastapi import BackgroundTasks, FastAPI, Request
from pydantic import HttpUrl

from contract import Invoice, invoice_callbacks
from serve import serve

app = FastAPI()
log = logging.getLogger("uvicorn.error")


@app.post("/invoices/", callbacks=invoice_callbacks.routes)
def create_invoice(
    invoice: Invoice,
    request: Request,
    tasks: BackgroundTasks,
    callback_url: Union[HttpUrl, None] = None,
):
    """Take an invoice, and tell the caller when it is paid."""
    if callback_url is not None:
        # As the caller wrote it: pydantic 2 adds a slash to a URL without a path, and httpx takes
        # no HttpUrl objects.
        tasks.add_task(send_callback, request.query_params["callback_url"], invoice.id)
    return {"msg": "Invoice received"}


def send_callback(callback_url: str, invoice_id: str) -> None:
    """Deliver one callback. A receiver that fails is noted in the log."""
    url = f"{callback_url}/invoices/{quote(invoice_id, safe='')}"
    event = {"description": "Invoice paid", "paid": True}
    try:
        httpx.post(url, json=event, timeout=5.0).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        log.warning("callback to %s failed: %s", url, error)


if __name__ == "__main__":
    serve(app)
